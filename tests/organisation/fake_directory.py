"""A small directory that speaks OpenID Connect, on this machine alone."""

import base64
import hashlib
import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "sustain", "kept between the two"


class Directory:
    """Knows one person at a time: what it says about them is in ``claims``."""

    def __init__(self):
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.claims = {}
        self.asked = {}
        self.tokens = 0
        self.url = ""

    def says(self, email, *, verified=True, sub="person-1", **more):
        self.claims = {"sub": sub, "email": email, "email_verified": verified, **more}

    def authorise(self, query):
        """Signs the person in without a question, and sends them back with a code."""
        self.asked = {name: values[0] for name, values in query.items()}
        answer = {"code": "the-code", "state": self.asked["state"]}
        return f"{self.asked['redirect_uri']}?{urlencode(answer)}"

    def token(self, form):
        """Checks the code and the proof key (PKCE), as a real directory does."""
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if form["code"] != "the-code" or challenge != self.asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        self.tokens += 1
        now = int(time.time())
        about = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 300, **self.claims}
        signed = jwt.encode(about, self.key, algorithm="RS256", headers={"kid": "1"})
        return 200, {"access_token": "a", "token_type": "Bearer", "id_token": signed}

    def configuration(self):
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
        }


def handler_for(directory):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            match parts.path:
                case "/.well-known/openid-configuration":
                    self.answer(200, directory.configuration())
                case "/authorize":
                    self.send_response(302)
                    self.send_header("Location", directory.authorise(parse_qs(parts.query)))
                    self.end_headers()
                case "/userinfo":
                    self.answer(200, directory.claims)
                case "/jwks":
                    key = jwt.algorithms.RSAAlgorithm.to_jwk(
                        directory.key.public_key(), as_dict=True
                    )
                    self.answer(200, {"keys": [{**key, "kid": "1"}]})
                case _:
                    self.answer(404, {})

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self.answer(*directory.token(form))

        def answer(self, status, data):
            body = json.dumps(data).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args):
            """Says nothing."""

    return Handler


@contextmanager
def running():
    directory = Directory()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(directory))
    directory.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield directory
    finally:
        server.shutdown()
        server.server_close()
