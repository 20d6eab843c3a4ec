# What the steps of .ci/run have in common. Sourced; $results is a folder for what came of each.

headline() { printf '\n==== %s\n' "$*"; }

# Runs a command and says how long it took.
timed() {
  local start=$SECONDS status=0
  "$@" || status=$?
  echo "(exit status $status after $((SECONDS - start)) s)"
  return "$status"
}

# Runs a command as the check NAME, which passes if its exit status is 0.
check() { # NAME COMMAND...
  local name=$1 outcome=passed
  shift
  headline "$name"
  timed "$@" || outcome=failed
  echo "$outcome $name" >>"$results/checks"
}

# Prints the content of the Nth fenced block of a language in README.md.
readme_block() { # LANGUAGE N
  awk -v open="\`\`\`$1" -v wanted="$2" '
    $0 == open { inside = ++found == wanted; next }
    $0 == "```" { inside = 0 }
    inside' README.md
}
