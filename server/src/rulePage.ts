/** The address of the documentation of a rule, for editors and reports. */
import { homepage } from '../../package.json';

export function rulePage(code: string): string {
	return `${homepage}/blob/main/docs/rules/${code}.md`;
}
