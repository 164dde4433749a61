/** What `require('obsidian')` answers. A name that is missing here was never needed; asking for it tells so at once. */
import { BasesEntry, BasesView, BasesViewConfig, BooleanValue, DateValue, LinkValue, ListValue, NullValue, NumberValue, QueryController, StringValue, Value } from './bases';
import { App } from './app';
import { Component } from './component';
import { debounce, displayTooltip, setTooltip } from './dom';
import { Editor } from './editor';
import { Events } from './events';
import { FileManager } from './file-manager';
import { TAbstractFile, TFile, TFolder } from './files';
import { addIcon, getIcon, removeIcon, setIcon } from './icons';
import { Keymap, Scope } from './keymap';
import { WorkspaceLeaf } from './leaf';
import { MarkdownRenderChild, MarkdownRenderer } from './markdown';
import { Menu, MenuItem, MenuSeparator } from './menu';
import { MetadataCache } from './metadata';
import { ConfirmationButton, ConfirmationModal, Modal } from './modal';
import { getAllTags } from './note-cache';
import { Notice } from './notice';
import { getLinkpath, normalizePath, parseLinktext, stripHeading, stripHeadingForLink } from './paths';
import { Plugin } from './plugin';
import { fuzzySearch, prepareFuzzySearch, prepareSimpleSearch, renderMatches, renderResults, sortSearchResults } from './search';
import { Setting, SettingGroup } from './setting';
import * as components from './setting-components';
import { PluginSettingTab, SettingPage, SettingTab } from './setting-tab';
import { AbstractInputSuggest, FuzzySuggestModal, PopoverSuggest, SuggestModal } from './suggest';
import { apiVersion, getLanguage, Platform, requestUrl, requireApiVersion } from './surroundings';
import { Vault } from './vault';
import { EditableFileView, FileView, ItemView, MarkdownView, TextFileView, View } from './view';
import { Workspace } from './workspace';
import { getFrontMatterInfo, parseFrontMatterAliases, parseFrontMatterEntry, parseFrontMatterStringArray, parseFrontMatterTags, parseYaml, stringifyYaml, YAMLParseError } from './yaml';

const known: Readonly<Record<string, unknown>> = {
  ...components,
  AbstractInputSuggest, addIcon, apiVersion, App, BasesEntry, BasesView, BasesViewConfig, BooleanValue, Component,
  ConfirmationButton, ConfirmationModal, DateValue, debounce, displayTooltip, EditableFileView, Editor, Events,
  FileManager, FileView, fuzzySearch, FuzzySuggestModal, getAllTags, getFrontMatterInfo, getIcon, getLanguage,
  getLinkpath, ItemView, Keymap, LinkValue, ListValue, MarkdownRenderChild, MarkdownRenderer, MarkdownView, Menu,
  MenuItem, MenuSeparator, MetadataCache, Modal, normalizePath, Notice, NullValue, NumberValue,
  parseFrontMatterAliases, parseFrontMatterEntry, parseFrontMatterStringArray, parseFrontMatterTags, parseLinktext,
  parseYaml, Platform, Plugin, PluginSettingTab, PopoverSuggest, prepareFuzzySearch, prepareSimpleSearch,
  QueryController, removeIcon, renderMatches, renderResults, request: requestUrl, requestUrl, requireApiVersion, Scope, Setting,
  SettingGroup, SettingPage, SettingTab, setIcon, setTooltip, sortSearchResults, stringifyYaml, StringValue,
  stripHeading, stripHeadingForLink, SuggestModal, TAbstractFile, TextFileView, TFile, TFolder, Value, Vault, View,
  Workspace, WorkspaceLeaf, YAMLParseError,
};

export const obsidianModule: Readonly<Record<string, unknown>> = new Proxy(known, {
  get(target, name) {
    if (typeof name === 'symbol' || name === '__esModule' || name === 'default') return undefined;
    if (!(name in target)) throw new Error(`The stand-in for Obsidian has no "${name}".`);
    return target[name];
  },
});
