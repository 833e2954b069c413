"""The pages of visits: plans, rules, single visits, and the official's own."""
