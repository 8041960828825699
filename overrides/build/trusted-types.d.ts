/** What browsers have of Trusted Types, as far as the guide uses it; older ones have none. */
interface TrustRules {
  createHTML?(text: string, type: string, sink: string): string | null;
  createScript?(text: string, type: string, sink: string): string | null;
  createScriptURL?(address: string, type: string, sink: string): string | null;
}

declare var trustedTypes:
  | { createPolicy(name: string, rules: TrustRules): { createHTML(text: string): string; createScriptURL(address: string): string } }
  | undefined;
