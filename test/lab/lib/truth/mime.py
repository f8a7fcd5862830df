"""messages.json: what is inside the messages that the servers stored, by Python's email package. Leaves only: parts without parts."""
import email
import email.policy
import hashlib
import json

from messages import stored_messages


def write_messages(case, run, told):
    """Each stored message as it was sent (.eml), with its parts and, of a delivery status notification, its fields."""
    stored, rows = stored_messages(run), []
    for number, one in enumerate(told, 1):
        for place, transaction in enumerate(one.truth["transactions"]):
            if raw := stored.get(transaction.get("queueId")):
                name = f"session-{number}-message-{place + 1}.eml"
                (case / name).write_bytes(raw)
                rows.append({"session": number, "transaction": place + 1, "file": name, **describe(raw)})
    text = ",\n".join("  " + json.dumps(row, ensure_ascii=False, default=str) for row in rows)
    (case / "messages.json").write_text(f"[\n{text}\n]\n")


def describe(raw):
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    parts = list(leaves(message, ""))
    status = next((part for part in message.walk() if part.get_content_type() == "message/delivery-status"), None)
    return {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest(), "parts": parts,
            **({"deliveryStatus": fields_of(status)} if status else {})}


def leaves(part, path):
    if part.get_content_type() in ("message/delivery-status", "message/global-delivery-status"):
        return
    if part.is_multipart():
        for place, child in enumerate(part.get_payload(), 1):
            yield from leaves(child, f"{path}.{place}".lstrip("."))
        return
    content = part.get_payload(decode=True) or b""
    yield {"path": path, "type": part.get_content_type(), "charset": part.get_content_charset(), "name": name_of(part),
           "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def name_of(part):
    """Decoded (RFC 2231 and, though it is not allowed there, RFC 2047)."""
    name = part.get_filename()
    if name is None:
        return None
    return str(email.header.make_header(email.header.decode_header(name)))


def fields_of(status):
    first, *recipients = [{key: " ".join(value.split()) for key, value in block.items()} for block in status.get_payload()]
    return {"message": first, "recipients": [one for one in recipients if one]}
