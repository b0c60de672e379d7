"""From bytes on the disk to drafts and source texts."""
