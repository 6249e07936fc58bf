"""The answer as pages: `reports/site/`, made from what was recorded, and opened by any browser."""
