"""Ground: what every stage stands on: findings, where things are, moments, Finnish, the site's names."""
