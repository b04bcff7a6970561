// Leads TLS connections to the names in M365_HOSTS ({"name": port}) to this computer, whose name is in the certificate
// there. No other name is connected to: what a program tells its makers stays here.
import { syncBuiltinESMExports } from 'node:module';
import tls from 'node:tls';

const hosts = JSON.parse(process.env.M365_HOSTS);
const connect = tls.connect;
tls.connect = (options, ...rest) => {
  const name = options.servername || options.host;
  if (name === 'localhost') {
    return connect(options, ...rest);
  }
  if (!(name in hosts)) {
    throw new Error(`there is nothing here for ${name}`);
  }
  const here = { host: '127.0.0.1', port: hosts[name], servername: 'localhost', lookup: undefined };
  return connect({ ...options, ...here }, ...rest);
};
syncBuiltinESMExports();
