"""What bgplan costs: whole processes, measured beside a floor of the same run. See README.md."""
