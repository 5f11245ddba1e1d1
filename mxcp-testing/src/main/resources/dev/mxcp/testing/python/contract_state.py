from mxcp.runtime import on_init

runs = []

@on_init
def run():
    runs.append(__name__)
