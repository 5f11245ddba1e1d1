"""Names of the reference's SDK that tools are known to import."""
