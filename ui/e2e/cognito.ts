import type { BrowserContext, Route } from 'playwright-core';

export const POOL = { mode: 'aws', endpoint: '/graphql', region: 'eu-central-1', userPoolId: 'eu-central-1_abcdefghi', userPoolClientId: '1h57kf5cpq17m0eml12EXAMPLE' };

const HOST = `https://cognito-idp.${POOL.region}.amazonaws.com/`;
const GROUP = `${'f'.repeat(767)}7`;

interface Said { target: string; body: Record<string, unknown> }

/** Amazon Cognito as far as the sign-in form asks it: a first password to be changed, then a code, then tokens. */
export class FakeCognito {
  readonly heard: Said[] = [];
  /** Of the access tokens that are given out. */
  seconds = 3600;
  private issued = 0;

  async stand(context: BrowserContext): Promise<void> {
    await context.route(`${HOST}**`, (route) => this.answer(route));
  }

  targets(): string[] {
    return this.heard.map(({ target }) => target);
  }

  private answer(route: Route): Promise<void> {
    const request = route.request();
    const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'access-control-expose-headers': '*' };
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 200, headers: cors });
    const target = (request.headers()['x-amz-target'] ?? '').split('.').at(-1) ?? '';
    const body = JSON.parse(request.postData() ?? '{}') as Record<string, unknown>;
    this.heard.push({ target, body });
    const said = this.said(target, body);
    return route.fulfill({ status: '__type' in said ? 400 : 200, headers: { ...cors, 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(said) });
  }

  private said(target: string, body: Record<string, unknown>): Record<string, unknown> {
    const answers = (body['ChallengeResponses'] ?? {}) as Record<string, string>;
    if (target === 'GetTokensFromRefreshToken') return { AuthenticationResult: this.tokens() };
    if (target === 'InitiateAuth') {
      if (body['AuthFlow'] !== 'USER_SRP_AUTH') return { AuthenticationResult: this.tokens() };
      const { USERNAME: name = '' } = body['AuthParameters'] as Record<string, string>;
      return { ChallengeName: 'PASSWORD_VERIFIER', ChallengeParameters: { SALT: 'a1b2c3', SRP_B: GROUP, SECRET_BLOCK: 'c2VjcmV0', USER_ID_FOR_SRP: name, USERNAME: name } };
    }
    if (target !== 'RespondToAuthChallenge') return {};
    switch (body['ChallengeName']) {
      case 'PASSWORD_VERIFIER':
        // Nobody can verify without the password's verifier; the name says which case it is.
        if (answers['USERNAME'] === 'stranger') return { __type: 'NotAuthorizedException', message: 'Incorrect username or password.' };
        return { ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: 's1', ChallengeParameters: { userAttributes: '{}', requiredAttributes: '[]' } };
      case 'NEW_PASSWORD_REQUIRED':
        if ((answers['NEW_PASSWORD'] ?? '').length < 12) return { __type: 'InvalidPasswordException', message: 'Password did not conform with policy: Password not long enough' };
        return { ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: 's2', ChallengeParameters: {} };
      default:
        if (answers['SOFTWARE_TOKEN_MFA_CODE'] !== '123456') return { __type: 'CodeMismatchException', message: 'Invalid code received for user' };
        return { AuthenticationResult: this.tokens() };
    }
  }

  private tokens(): Record<string, unknown> {
    const now = Math.floor(Date.now() / 1000);
    const common = { sub: 'ada', iat: now, exp: now + this.seconds, iss: `${HOST}${POOL.userPoolId}`, jti: String(++this.issued), origin_jti: 'o' };
    const AccessToken = token({ ...common, token_use: 'access', username: 'ada', client_id: POOL.userPoolClientId });
    return { AccessToken, IdToken: token({ ...common, token_use: 'id', 'cognito:username': 'ada' }), RefreshToken: 'refresh', ExpiresIn: this.seconds, TokenType: 'Bearer' };
  }
}

function token(claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}.c2lnbmF0dXJl`;
}
