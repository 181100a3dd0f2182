"""What has been rendered, under keys that say what it was made from."""
