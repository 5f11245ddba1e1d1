"""What one interpreter has: it serves one generation of one project."""

bridge = None
root = None
config = None
finders = None
limit = 64 * 1024 * 1024
plugins = {}
init_hooks = []
shutdown_hooks = []
payloads = {}
