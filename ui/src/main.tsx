import '@cloudscape-design/global-styles/index.css';
import './design/style.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { start } from './app/start';
import { startTheme } from './app/theme';

startTheme();
const root = createRoot(document.getElementById('root') as HTMLElement);
void start(() => root.render(<StrictMode><App /></StrictMode>));
