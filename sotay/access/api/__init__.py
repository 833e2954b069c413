"""The base of the API: who asks, refusals as problem+json, operations applied once; and what an account may ask about itself."""
