#!/usr/bin/env bash
# The review of a change of the specification, as action.yml runs it; on its own: BASE=main .github/review.sh
set -euo pipefail

: "${BASE:?the revision to compare with}"
SPECS=${SPECS:-specs} REPORT=${REPORT:-.}
old="git:$(git merge-base "$BASE" HEAD):$SPECS"
status=0

if [ "${DRIFT:-true}" = true ]; then
    cosemc build --check "$SPECS" || status=1
fi

mkdir -p "$REPORT"
cosemc diff "$old" "$SPECS" --format github --fail-on never
cosemc diff "$old" "$SPECS" --format html --output "$REPORT/specification-review.html" --fail-on never
cosemc diff "$old" "$SPECS" --format markdown --output "$REPORT/specification-review.md" \
    --fail-on "${FAIL_ON:-danger}" || status=$?

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    cat "$REPORT/specification-review.md" >>"$GITHUB_STEP_SUMMARY"
fi

if [ "${COMMENT:-false}" = true ] && [ -n "${PULL_REQUEST:-}" ]; then
    comments="repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments"
    mine='.[] | select(.body | startswith("<!-- cosemc diff -->")) | .id'
    # A pull request from a fork may not write; the review then stands in the summary of the run.
    {
        id=$(gh api --paginate "$comments" --jq "$mine" | head -n 1)
        if [ -n "$id" ]; then
            gh api --silent -X PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" \
                -F "body=@$REPORT/specification-review.md"
        else
            gh api --silent -X POST "$comments" -F "body=@$REPORT/specification-review.md"
        fi
    } || echo "::warning::the review could not be put into a comment"
fi

exit "$status"
