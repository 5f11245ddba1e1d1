"""The sources of a project: its modules and plugins."""

import os


def modules(directory):
    """Returns the Python files of a directory, without hidden ones and those of environments."""
    found = []
    for parent, names, files in os.walk(directory):
        names[:] = sorted(n for n in names if not n.startswith(".") and n != "__pycache__")
        if "pyvenv.cfg" in files:
            names[:] = []
            continue
        found.extend(os.path.join(parent, f) for f in sorted(files) if f.endswith(".py"))
    return found


def plugin_file(module, request):
    """Returns the file of a plugin's module; None if the project has none."""
    path = os.path.join(*module.split("."))
    for directory in (request["python"], request["plugins_directory"], request["root"]):
        for name in (path + ".py", os.path.join(path, "__init__.py")):
            file = os.path.join(directory, name)
            if os.path.isfile(file):
                return file
    return None


def missing_plugin(plugin):
    """Returns the text and the hint for a plugin whose module is nowhere."""
    module = plugin["module"]
    text = "The plugin %s cannot be loaded: there is no module %s" % (plugin["name"], module)
    return text, "Is it a file of yours? It belongs into the plugins directory, as %s.py." % module
