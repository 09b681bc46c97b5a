"""What a view shows, whatever draws it."""
