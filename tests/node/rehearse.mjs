// Films against a rehearsal with Runway's own SDK, and prints what happened as one line of JSON.
// Usage: node rehearse.mjs URL KEY

import RunwayML, { TaskFailedError, toFile } from "@runwayml/sdk";

const [url, key] = process.argv.slice(2);
const client = new RunwayML({ apiKey: key, baseURL: url, maxRetries: 0 });
const SHOT = { model: "gen4.5", promptText: "A red fox in the snow", ratio: "720:1280", duration: 2, seed: 1 };
const PIXEL = Buffer.from(process.argv[4], "base64");

async function refused(work) {
  try {
    await work();
    return "accepted";
  } catch (error) {
    return { name: error.constructor.name, status: error.status, issues: error.error?.issues?.map((one) => one.code) };
  }
}

const failing = client.textToVideo
  .create({ ...SHOT, promptText: "A red fox [[fault:fail:SAFETY.INPUT.TEXT]]" })
  .waitForTaskOutput({ timeout: 60_000 })
  .then(
    () => null,
    (error) => ({ failed: error instanceof TaskFailedError, code: error.taskDetails?.failureCode }),
  );
const made = await client.textToVideo.create(SHOT).waitForTaskOutput({ timeout: 60_000 });
const failure = await failing;
const file = await fetch(made.output[0]);
const sent = await client.uploads.createEphemeral({ file: await toFile(PIXEL, "first.png") });
const from = await client.imageToVideo.create({ ...SHOT, promptImage: sent.uri });
await client.tasks.delete(from.id);
const account = await client.organization.retrieve();
console.log(
  JSON.stringify({
    status: made.status,
    cost: made.cost,
    type: file.headers.get("content-type"),
    bytes: (await file.arrayBuffer()).byteLength,
    upload: sent.uri,
    quoted: from.estimatedCost,
    failure,
    deleted: await refused(() => client.tasks.retrieve(from.id)),
    retired: await refused(() => client.textToVideo.create({ ...SHOT, model: "gen3a_turbo" })),
    long: await refused(() => client.textToVideo.create({ ...SHOT, duration: 11, promptText: "" })),
    balance: account.creditBalance,
  }),
);
