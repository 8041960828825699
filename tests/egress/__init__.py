"""Every way out, from every place where code runs, in every engine, sealed and unsealed."""
