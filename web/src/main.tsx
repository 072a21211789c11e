import "./theme.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/app";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no place to stand in.");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
