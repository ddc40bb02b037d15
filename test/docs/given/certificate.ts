import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { FakeAsterisk as GivenAsterisk } from 'astervisor/testing';

const certificateFile = 'test/asterisk/tls/localhost.cert.pem';
const cert = readFileSync(certificateFile);
const fingerprint = new X509Certificate(cert).fingerprint256;
await using asterisk = await GivenAsterisk.start({
  tls: { cert, key: readFileSync('test/asterisk/tls/localhost.key.pem') },
});

export { asterisk, certificateFile, fingerprint };
