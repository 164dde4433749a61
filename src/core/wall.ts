// Where every import of a host resolves for the core: nothing is there, so such an import does not compile.
export {};
