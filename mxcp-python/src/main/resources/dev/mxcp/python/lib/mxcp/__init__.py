"""What Python tools import: mxcp.runtime and mxcp.plugins."""
