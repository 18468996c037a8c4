"""Pages of Amazon Textract's answers: words, lines, layout and tables as every other reader gives
them. Block types and relations: https://docs.aws.amazon.com/textract/latest/dg/API_Block.html"""

from aspera.domain.textract_blocks.pages import read_pages

__all__ = ["read_pages"]
