
# Names of endpoints and parameters come from the project, options and commands from above.
function _mxcp_with_names() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} ask=false what=
  case ${COMP_WORDS[1]} in
    run|test|validate|schema) [ "$COMP_CWORD" -gt 1 ] && ask=true ;;
  esac
  case $before in
    -p|--param) what=--parameters ;;
    -*) ask=false ;;
  esac
  case $word in
    -*) ask=false ;;
  esac
  # The value of a parameter may be a file.
  case $before$word in
    *=*) COMPREPLY=() && return ;;
  esac
  if ! $ask; then
    _complete_mxcp
    return
  fi
  local name
  COMPREPLY=()
  # compgen -W would execute what a name says; %q keeps a name one word.
  while IFS= read -r name; do
    [[ $name == "$word"* ]] && COMPREPLY+=("$(printf %q "$name")")
  done < <("${COMP_WORDS[0]}" complete-names $what "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2> /dev/null)
  case ${COMPREPLY[0]:-} in
    *=) type compopt > /dev/null 2>&1 && compopt -o nospace ;;
  esac
  # A resource's URI has colons, which begin a new word for bash.
  type __ltrim_colon_completions > /dev/null 2>&1 && __ltrim_colon_completions "$word"
  return 0
}

complete -F _mxcp_with_names -o default mxcp mxcp.sh mxcp.bash
