"""A mail server on loopback for tests: prints its port, and then each message that it has taken, as a line of JSON.

mail_server.py [--tls CERTIFICATE KEY] [--login USER PASSWORD]
Recipients called full@ are refused for now, those called gone@ for good, and a sender called nobody@ as well.
A subject with "refuse" is refused for good: as spam, or with what stands between the word and a semicolon.
"""

import argparse
import asyncio
import json
import re
import ssl

from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "553 5.7.1 not your address"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("full@"):
            return "452 4.2.2 mailbox full"
        if address.startswith("gone@"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        text = envelope.content.decode("utf-8")
        refusal = re.search(r"^Subject: .*refuse(?: ([^;]+);)?", text, re.MULTILINE)
        if refusal:
            return refusal[1] or "554 this is spam, and not wanted here"
        message = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "encrypted": session.ssl is not None,
            "login": bool(session.authenticated),
            "text": text,
        }
        print(json.dumps(message), flush=True)
        return "250 OK"


class Server(SMTP):
    async def smtp_AUTH(self, arg):
        """Takes "AUTH login" as every other server does: this one knows the names of mechanisms in capitals only."""
        mechanism, *rest = arg.split() if arg else [""]
        await super().smtp_AUTH(" ".join([mechanism.upper(), *rest]))


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--login", nargs=2)
    arguments = parser.parse_args()
    context = None
    if arguments.tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*arguments.tls)

    def authenticate(server, session, envelope, mechanism, data):
        said = [data.login.decode(), data.password.decode()]
        return AuthResult(success=said == arguments.login, handled=False)

    def make():
        return Server(
            Handler(),
            hostname="mail.test",
            tls_context=context,
            require_starttls=context is not None,
            authenticator=authenticate if arguments.login else None,
            auth_required=arguments.login is not None,
        )

    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
