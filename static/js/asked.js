// Before a desk that was asked: looks whether it answered, and loads the page again when it did. What is no answer of ours
// (a network's own page, a server that starts) is looked past.
const LOOK = 3000; // ms between two looks

async function waits() {
  const answer = await fetch(location.href, { headers: { Accept: "application/json" }, cache: "no-store" });
  return !answer.ok || (await answer.json()).waits !== false;
}

async function look() {
  if (await waits().catch(() => true)) setTimeout(look, LOOK);
  else location.reload();
}

setTimeout(look, LOOK);
