"""The parts behind `simulation.simulate_rate_limits`: the exchange, the program, and the report."""
