"""What the handlers and pages of ground rules need from the store: loaded and locked here, decided elsewhere."""
