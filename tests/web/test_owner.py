"""The command line's door: this machine only, with the token of the lock file."""

from workshop.session.loopback import PATH, TOKEN_HEADER

ACT = {"act": "reset", "code": "ZZZZZZ"}


def ask(app, body, **more):
    token = app.extensions["registry"].owner.token
    return app.test_client().post(PATH, json=body, headers={TOKEN_HEADER: token} | more.pop("headers", {}), **more)


def test_a_command_with_the_token_is_answered(app, code):
    assert ask(app, {"act": "reset", "code": code}).status_code == 200


def test_a_wrong_token_is_refused(app):
    assert ask(app, ACT, headers={TOKEN_HEADER: "guess"}).status_code == 403


def test_what_comes_with_a_wrong_token_is_not_read(app):
    nested = "[" * 200_000
    headers = {TOKEN_HEADER: "guess", "Content-Type": "application/json"}
    assert app.test_client().post(PATH, data=nested, headers=headers).status_code == 403


def test_the_door_does_not_exist_from_elsewhere_or_through_a_proxy(app, code):
    act = {"act": "reset", "code": code}
    assert ask(app, act, environ_base={"REMOTE_ADDR": "192.168.1.20"}).status_code == 404
    assert ask(app, act, headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 404


def test_what_is_not_json_is_refused(app):
    headers = {TOKEN_HEADER: app.extensions["registry"].owner.token}
    assert app.test_client().post(PATH, data="reset", headers=headers).status_code == 400
