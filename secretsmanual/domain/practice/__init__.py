"""A simulated customer to rehearse a talk on."""
