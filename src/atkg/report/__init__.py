"""What people read: answers with their quotes, the summary of a build."""
