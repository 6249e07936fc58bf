"""Audio: speech, transcriptions, voices, rooms, and recognition of speakers."""

from __future__ import annotations

import io
import wave

from cozefake import entity, paging
from cozefake.answer import Call, Handler, Reply, Sound
from cozefake.errors import invalid_parameter, not_found
from cozefake.resources import records
from cozefake.resources.files import uploaded

_CONTENT_TYPES = {
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
    "pcm": "audio/pcm",
    "ogg_opus": "audio/ogg",
}
_SAMPLES_A_LETTER = 80
_MOST_LETTERS = 1024
_RATES = (8000, 16000, 22050, 24000, 32000, 44100, 48000)


def speech(call: Call) -> Sound:
    """Return silence in the requested format, whose length depends on the text.

    Formats other than WAV and PCM are not really encoded: they are the same samples under another
    content type.
    """
    voice_id = call.request.sent("voice_id")
    voices = call.tenant.state["voices"]
    if voices and voice_id not in voices:
        raise not_found("voice_id", voice_id)
    form = call.request.sent("response_format", "mp3")
    text = call.request.sent("input")
    rate = call.request.sent("sample_rate", 24000)
    wrong = f"Request parameter error: sample_rate is one of {', '.join(map(str, _RATES))}"
    call.require(rate in _RATES, 4000, wrong)
    if form not in _CONTENT_TYPES:
        raise invalid_parameter(f"response_format is one of {', '.join(_CONTENT_TYPES)}")
    if len(text) > _MOST_LETTERS:
        raise invalid_parameter(f"input has at most {_MOST_LETTERS} characters")
    samples = b"\0\0" * (_SAMPLES_A_LETTER * len(text))
    content = _wave(samples, rate) if form == "wav" else samples
    return Sound(content, _CONTENT_TYPES[form])


def transcriptions(call: Call) -> Reply:
    """Return the file's name as the transcribed text."""
    return Reply({"text": uploaded(call).filename.rpartition(".")[0]})


def create_room(call: Call) -> Reply:
    bot_id = call.request.sent("bot_id")
    records.find(call, "bots", bot_id)
    room_id = call.tenant.new_id()
    uid = call.request.sent("uid") or call.tenant.new_id()
    return Reply({"token": f"room-{room_id}", "uid": uid, "room_id": room_id, "app_id": "app"})


def retrieve_live(call: Call) -> Reply:
    return Reply(entity.shown("lives", records.named(call, "lives", "live_id")))


def list_voices(call: Call) -> Reply:
    asked = call.request.asked
    voices = records.matching(call, "voices", model_type=asked("model_type"))
    if state := asked("voice_state"):
        voices = [voice for voice in voices if voice["state"] == state]
    if asked("filter_system_voice") == "true":
        voices = [voice for voice in voices if not voice["is_system_voice"]]
    more = paging.has_more(call.request, len(voices))
    return Reply({"voice_list": paging.numbered(call.request, voices), "has_more": more})


def clone_voice(call: Call) -> Reply:
    form = call.request.form
    uploaded(call)
    if known := form.get("voice_id"):
        voice = records.find(call, "voices", str(known))
        voice["available_training_times"] -= 1
    else:
        voice = records.create(call, "voices", name=form["voice_name"])
    return Reply({"voice_id": voice["voice_id"]})


def list_groups(call: Call) -> Reply:
    asked = call.request.asked
    groups = records.matching(call, "voiceprint_groups", id=asked("group_id"))
    if name := asked("name"):
        groups = [group for group in groups if group["name"].startswith(name)]
    if user_id := asked("user_id"):
        groups = [group for group in groups if group["user_info"]["id"] == user_id]
    return Reply({"items": paging.numbered(call.request, groups), "total": len(groups)})


def create_group(call: Call) -> Reply:
    given = records.sent(call, "name", "desc")
    return Reply({"id": records.create(call, "voiceprint_groups", **given)["id"]})


def update_group(call: Call) -> Reply:
    group = records.named(call, "voiceprint_groups", "group_id")
    records.update(call, group, "name", "desc", time="updated_at")
    return Reply()


def delete_group(call: Call) -> Reply:
    group = records.named(call, "voiceprint_groups", "group_id")
    records.remove(call, "voiceprint_groups", group)
    for feature in records.matching(call, "voiceprint_features", group_id=group["id"]):
        records.remove(call, "voiceprint_features", feature)
    return Reply()


def list_features(call: Call) -> Reply:
    group = records.named(call, "voiceprint_groups", "group_id")
    features = records.matching(call, "voiceprint_features", group_id=group["id"])
    return Reply({"items": paging.numbered(call.request, features), "total": len(features)})


def create_feature(call: Call) -> Reply:
    group = records.named(call, "voiceprint_groups", "group_id")
    uploaded(call)
    given = {key: call.request.form[key] for key in ("name", "desc") if key in call.request.form}
    feature = records.create(call, "voiceprint_features", **given, group_id=group["id"])
    group["feature_count"] += 1
    return Reply({"id": feature["id"]})


def update_feature(call: Call) -> Reply:
    feature = records.named(call, "voiceprint_features", "group_id", "feature_id")
    form = call.request.form
    feature |= {key: form[key] for key in ("name", "desc") if key in form}
    feature["updated_at"] = call.tenant.now()
    return Reply()


def delete_feature(call: Call) -> Reply:
    feature = records.named(call, "voiceprint_features", "group_id", "feature_id")
    records.remove(call, "voiceprint_features", feature)
    group = records.named(call, "voiceprint_groups", "group_id")
    group["feature_count"] = max(0, group["feature_count"] - 1)
    return Reply()


def identify(call: Call) -> Reply:
    """Return the group's features, the best match first; the oldest matches best."""
    group = records.named(call, "voiceprint_groups", "group_id")
    uploaded(call)
    most = int(str(call.request.form.get("top_k", "10")))
    features = records.matching(call, "voiceprint_features", group_id=group["id"])
    scores = [
        {
            "feature_id": feature["id"],
            "feature_name": feature["name"],
            "feature_desc": feature["desc"],
            "score": round(0.95 / (place + 1), 4),
        }
        for place, feature in enumerate(features[: max(0, most)])
    ]
    return Reply({"feature_score_list": scores})


def _wave(samples: bytes, rate: int) -> bytes:
    if not 8000 <= rate <= 48000:
        raise invalid_parameter("sample_rate is 8000 to 48000")
    content = io.BytesIO()
    with wave.open(content, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples)
    return content.getvalue()


HANDLERS: dict[str, Handler] = {
    "audio.speech": speech,
    "audio.transcriptions": transcriptions,
    "audio.translations": transcriptions,
    "audio.rooms": create_room,
    "audio.live": retrieve_live,
    "audio.voices.list": list_voices,
    "audio.voices.clone": clone_voice,
    "voiceprints.list": list_groups,
    "voiceprints.create": create_group,
    "voiceprints.update": update_group,
    "voiceprints.delete": delete_group,
    "voiceprints.features.list": list_features,
    "voiceprints.features.create": create_feature,
    "voiceprints.features.update": update_feature,
    "voiceprints.features.delete": delete_feature,
    "voiceprints.identify": identify,
}
