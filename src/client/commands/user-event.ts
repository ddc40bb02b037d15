import type { ActionFields } from '../../catalog/values.js';
import { OptionError } from '../../errors.js';
import { nameOf, optionsOf, recordOf } from './arguments.js';
import type { Done, Requester, RequestOptions } from './requester.js';

/** What Asterisk drops from the body, or takes for its own. */
const reserved = /^(?:action|actionid|userevent|event|privilege)$/i;

export const raiseUserEvent = async (
  pbx: Requester,
  name: string,
  fields: ActionFields = {},
  options: RequestOptions | undefined = undefined,
): Promise<Done> => {
  const UserEvent = nameOf(name, 'name');
  for (const field of Object.keys(recordOf(fields, 'fields'))) {
    if (reserved.test(field)) throw new OptionError(`fields.${field}`, 'is a name that the event has already');
  }
  // The action is sent under its plain name: the catalogue cannot know the fields of others.
  return { response: await pbx.send('UserEvent' as string, { UserEvent, ...fields }, optionsOf(options)) };
};
