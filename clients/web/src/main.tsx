import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { SessionArea } from "./session/session";
import { App } from "./shell/App";
import { Shell } from "./shell/Shell";
import { readSettings, SettingsArea } from "./shell/settings";
import { startTheme } from "./shell/theme";
import "./style/dsfr";
import "./style/icons.css";
import "./style/portal.css";

startTheme();

const settings = readSettings();
if (settings.stateSite) {
  await import("./style/marks.css");
}

const place = document.getElementById("portal");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <SettingsArea value={settings}>
        <SessionArea>
          <Shell>
            <App />
          </Shell>
        </SessionArea>
      </SettingsArea>
    </StrictMode>,
  );
}
