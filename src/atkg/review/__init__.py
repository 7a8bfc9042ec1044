"""What reviewers work with: sheets of rows and mentions, their corrections, their agreement."""
