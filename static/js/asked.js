// Before a desk that was asked: looks whether it answered, and loads the page again when it did.
const LOOK = 3000; // ms between two looks

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "application/json" }, cache: "no-store" }).catch(() => null);
  if (answer?.ok && !(await answer.json()).waits) location.reload();
  else setTimeout(look, LOOK);
}

setTimeout(look, LOOK);
