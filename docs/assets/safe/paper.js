// What a sheet prints of one exercise: the pictures, steps, dose and stop rules of its own page, so that no second
// copy of them exists.

const fetched = new Map();

/** Elements {steps, dose, stop} of an exercise's page, without links and with ids of their own. */
export async function partsOf(root, id) {
  if (!fetched.has(id)) fetched.set(id, read(`${root}exercises/${id}/`));
  const parts = await fetched.get(id);
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part && cleaned(part.cloneNode(true), id)]));
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { steps: page.querySelector("ol.steps"), dose: page.querySelector("dl.dose"), stop: page.querySelector("[data-own-stop]") };
}

function cleaned(part, id) {
  for (const link of part.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  for (const extra of part.querySelectorAll("details, button, [role=status]")) extra.remove();
  for (const named of part.querySelectorAll("[id]")) rename(part, named, id);
  return document.importNode(part, true);
}

/** Pictures refer to their own parts by id; two pictures on one sheet must not share one. */
function rename(part, named, id) {
  const old = named.id;
  named.id = `${id}-${old}`;
  for (const user of part.querySelectorAll("*")) {
    for (const attribute of [...user.attributes]) {
      const words = attribute.value.split(" ");
      if (attribute.name.startsWith("aria-") && words.includes(old)) {
        user.setAttribute(attribute.name, words.map((word) => (word === old ? named.id : word)).join(" "));
      } else if (attribute.value === `#${old}` || attribute.value === `url(#${old})`) {
        user.setAttribute(attribute.name, attribute.value.replace(`#${old}`, `#${named.id}`));
      }
    }
  }
}
