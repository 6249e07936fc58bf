"""Datasets: the documents and images that bots know."""

from __future__ import annotations

from cozefake import base64_text, entity, paging
from cozefake.answer import Call, Handler, Reply
from cozefake.errors import invalid_parameter
from cozefake.resources import records

# The service's measure for the slices of a document.
_CHARACTERS_A_SLICE = 800
_MOST_DOCUMENTS = 10
_PROCESSED = 1
_IMAGES = 2


def create(call: Call) -> Reply:
    given = records.sent(call, "name", "description", "space_id", "format_type")
    return Reply({"dataset_id": records.create(call, "datasets", **given)["dataset_id"]})


def list_datasets(call: Call) -> Reply:
    asked = call.request.asked
    datasets = records.matching(call, "datasets", space_id=asked("space_id"))
    if name := asked("name"):
        datasets = [each for each in datasets if name in each["name"]]
    if format_type := asked("format_type"):
        datasets = [each for each in datasets if each["format_type"] == int(format_type)]
    page = paging.numbered(call.request, datasets)
    return Reply({"total_count": len(datasets), "dataset_list": page})


def update(call: Call) -> Reply:
    dataset = records.named(call, "datasets", "dataset_id")
    records.update(call, dataset, "name", "description", time="update_time")
    return Reply()


def delete(call: Call) -> Reply:
    dataset = records.named(call, "datasets", "dataset_id")
    records.remove(call, "datasets", dataset)
    for kind in ("documents", "images"):
        for each in records.matching(call, kind, dataset_id=dataset["dataset_id"]):
            records.remove(call, kind, each)
    return Reply()


def process(call: Call) -> Reply:
    """Return the progress of documents."""
    records.named(call, "datasets", "dataset_id")
    progress = [
        {
            "document_id": each["document_id"],
            "document_name": each["name"],
            "progress": each["progress"],
            "status": each["status"],
            "status_descript": each.get("status_descript", ""),
            "remaining_time": 0,
            "size": each["size"],
            "type": each["type"],
            "url": each.get("web_url", ""),
            "update_type": each["update_type"],
            "update_interval": each["update_interval"],
        }
        for each in (
            records.find(call, "documents", one) for one in call.request.sent("document_ids")
        )
    ]
    return Reply({"data": progress})


def create_documents(call: Call) -> Reply:
    dataset = records.find(call, "datasets", call.request.sent("dataset_id"))
    bases = call.request.sent("document_bases")
    if not 1 <= len(bases) <= _MOST_DOCUMENTS:
        raise invalid_parameter(f"document_bases: 1 to {_MOST_DOCUMENTS} documents at a time")
    created = []
    for base in bases:
        source = base.get("source_info") or {}
        text = _content(source)
        kind = source.get("file_type") or "html"
        given = {
            "name": base.get("name") or "document",
            "dataset_id": dataset["dataset_id"],
            "type": kind,
            "size": len(text),
            "char_count": len(text),
            "slice_count": max(1, -(-len(text) // _CHARACTERS_A_SLICE)),
            "source_type": source.get("document_source") or 0,
            "format_type": call.request.sent("format_type", dataset["format_type"]),
            "status": _PROCESSED,
            **{key: str(source[key]) for key in ("web_url", "source_file_id") if source.get(key)},
            **records.sent(call, "chunk_strategy"),
            **(base.get("update_rule") or {}),
        }
        created.append(records.create(call, "documents", **given))
        if given["format_type"] == _IMAGES:
            image = ("dataset_id", "document_id", "name", "type", "size", "status", "source_type")
            records.create(call, "images", **{key: created[-1][key] for key in image})
    dataset["doc_count"] += len(created)
    return Reply(beside={"document_infos": records.shown("documents", created)})


def update_document(call: Call) -> Reply:
    document = records.find(call, "documents", call.request.sent("document_id"))
    document.update(call.request.sent("update_rule", {}))
    if name := call.request.sent("document_name"):
        document["name"] = name
    document["update_time"] = call.tenant.now()
    return Reply(beside={"document_info": entity.shown("documents", document)})


def delete_documents(call: Call) -> Reply:
    found = [records.find(call, "documents", each) for each in call.request.sent("document_ids")]
    for document in found:
        records.remove(call, "documents", document)
        for image in records.matching(call, "images", document_id=document["document_id"]):
            records.remove(call, "images", image)
    return Reply()


def list_documents(call: Call) -> Reply:
    """Return a numbered page, whose number and size are in the body."""
    dataset = records.find(call, "datasets", call.request.sent("dataset_id"))
    number, size = call.request.sent("page", 1), call.request.sent("size", 10)
    if number < 1 or size < 1:
        raise invalid_parameter("page and size are whole numbers from 1")
    every = records.matching(call, "documents", dataset_id=dataset["dataset_id"])
    page = every[(number - 1) * size : number * size]
    return Reply(beside={"document_infos": records.shown("documents", page), "total": len(every)})


def list_images(call: Call) -> Reply:
    dataset = records.named(call, "datasets", "dataset_id")
    images = records.matching(call, "images", dataset_id=dataset["dataset_id"])
    if keyword := call.request.asked("keyword"):
        images = [each for each in images if keyword in each["caption"]]
    if has_caption := call.request.asked("has_caption"):
        images = [each for each in images if bool(each["caption"]) == (has_caption == "true")]
    page = records.shown("images", paging.numbered(call.request, images))
    return Reply({"photo_infos": page, "total_count": len(images)})


def update_image(call: Call) -> Reply:
    image = records.named(call, "images", "dataset_id", "document_id")
    records.update(call, image, "caption", time="update_time")
    return Reply()


def _content(source: dict[str, str]) -> bytes:
    content = base64_text.decoded(source.get("file_base64") or "")
    if content is None:
        raise invalid_parameter("source_info: file_base64 is not base64")
    return content


HANDLERS: dict[str, Handler] = {
    "datasets.create": create,
    "datasets.list": list_datasets,
    "datasets.update": update,
    "datasets.delete": delete,
    "datasets.process": process,
    "documents.create": create_documents,
    "documents.update": update_document,
    "documents.delete": delete_documents,
    "documents.list": list_documents,
    "images.list": list_images,
    "images.update": update_image,
}
