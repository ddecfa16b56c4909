// Small comforts of every page. Without this file all text is still there: details open by themselves.

/** Open the folded parts around what the address names, so that a link to it shows it. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let folded = target?.closest("details:not([open])");
  if (!folded) return;
  for (; folded; folded = folded.parentElement.closest("details:not([open])")) folded.open = true;
  target.scrollIntoView();
}

/** Two buttons for the colours; pressing the chosen one goes back to what the device says. */
function colourButtons(row) {
  const colours = window.guideColours;
  const buttons = [...row.querySelectorAll("button")];
  const show = () => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.colour === colours.chosen));
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      colours.choose(colours.chosen === button.dataset.colour ? null : button.dataset.colour);
      show();
    });
  }
  show();
  row.hidden = false;
}

/** On wide screens the contents stand beside the text, open. */
function openContents(contents) {
  if (matchMedia("(min-width: 75rem)").matches) contents.open = true;
}

addEventListener("hashchange", openTarget);
if (location.hash) openTarget();
document.querySelectorAll("[data-colours]").forEach(colourButtons);
document.querySelectorAll("details.contents").forEach(openContents);
