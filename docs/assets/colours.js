// The reader's choice of light or dark colours, if there is one. Loaded before the page is drawn, so that it never flashes.
(() => {
  const MEDIA = { dark: "screen", light: "not all" };
  const sheet = document.querySelector("[data-dark]");
  const system = sheet.media;
  let chosen = null;
  try {
    chosen = localStorage.getItem("guide-colours");
  } catch {
    // Storage is switched off: the system's colours stay.
  }
  window.guideColours = {
    get chosen() {
      return chosen;
    },
    choose(name) {
      chosen = name;
      sheet.media = MEDIA[name] || system;
      try {
        if (MEDIA[name]) localStorage.setItem("guide-colours", name);
        else localStorage.removeItem("guide-colours");
      } catch {
        // The choice then holds for this page only.
      }
    },
  };
  if (MEDIA[chosen]) sheet.media = MEDIA[chosen];
})();
