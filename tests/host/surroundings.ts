/** What lies around the app and can be switched: language and platform; and what the plugin asked of it. */
import type * as obsidian from 'obsidian';

export const Platform = {
  isDesktop: true,
  isMobile: false,
  isDesktopApp: true,
  isMobileApp: false,
  isIosApp: false,
  isAndroidApp: false,
  isPhone: false,
  isTablet: false,
  isMacOS: false,
  isWin: false,
  isLinux: true,
  isSafari: false,
  resourcePathPrefix: 'app://local/',
} satisfies typeof obsidian.Platform;

interface Surroundings {
  language: string;
  /** Addresses the plugin asked for. Nothing was sent. */
  readonly networkAttempts: string[];
  /** Names of icons that were set but do not exist. */
  readonly missingIcons: Set<string>;
}

export const surroundings: Surroundings = { language: 'en', networkAttempts: [], missingIcons: new Set() };

export const apiVersion = '1.13.1';

export function getLanguage(): string {
  return surroundings.language;
}

export function requireApiVersion(version: string): boolean {
  const wanted = version.split('.').map(Number);
  const have = apiVersion.split('.').map(Number);
  for (let at = 0; at < 3; at++) {
    const difference = (have[at] ?? 0) - (wanted[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** The plugin needs no network: asking for it is an error and leaves a trace. */
export function requestUrl(request: obsidian.RequestUrlParam | string): never {
  const url = typeof request === 'string' ? request : request.url;
  surroundings.networkAttempts.push(url);
  throw new Error(`There is no network here: ${url}`);
}

/** Desktop, or a phone as the app names its body. */
export function switchPhone(phone: boolean): void {
  Object.assign(Platform, {
    isPhone: phone,
    isMobile: phone,
    isMobileApp: phone,
    isAndroidApp: phone,
    isDesktop: !phone,
    isDesktopApp: !phone,
    isLinux: !phone,
  });
  for (const name of ['is-mobile', 'is-phone', 'is-android']) document.body.classList.toggle(name, phone);
}

export function switchLanguage(language: string): void {
  surroundings.language = language;
  document.documentElement.lang = language;
}

({ getLanguage, requireApiVersion, requestUrl, apiVersion }) satisfies Partial<typeof obsidian>;
