"""Amazon Web Services. Needs the extra `aspera[aws]`, which is imported when it is first used."""
