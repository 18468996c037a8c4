"""From Polly's errors to ours. Source: API reference, errors of SynthesizeSpeech and of
StartSpeechSynthesisTask."""

from __future__ import annotations

from aspera.domain.errors import AsperaError, Defect, InvalidInput, NotFound, Unavailable

ERRORS: dict[str, type[AsperaError]] = {
    "EngineNotSupportedException": Defect,
    "InvalidS3BucketException": Defect,
    "InvalidS3KeyException": Defect,
    "InvalidSampleRateException": Defect,
    "InvalidSnsTopicArnException": Defect,
    "InvalidSsmlException": Defect,
    "InvalidTaskIdException": NotFound,
    "LanguageNotSupportedException": Defect,
    "LexiconNotFoundException": Defect,
    "MarksNotSupportedForFormatException": Defect,
    "ServiceFailureException": Unavailable,
    "SsmlMarksNotSupportedForTextTypeException": Defect,
    "SynthesisTaskNotFoundException": NotFound,
    "TextLengthExceededException": InvalidInput,
    "ThrottlingException": Unavailable,
}
