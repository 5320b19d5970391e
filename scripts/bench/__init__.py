"""The measuring half of scripts/bench.sh, which runs it in a network namespace of its own."""
