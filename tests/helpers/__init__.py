"""What several tests share: builders of contests and files, small doubles of real collaborators."""
