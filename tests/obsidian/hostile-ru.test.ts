/** @jest-environment jsdom */
import { walkCommands } from './hostile-walk';

walkCommands('ru');
