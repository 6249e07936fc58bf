"""Programs that upload files in every way there is; checked, and run."""

from io import BytesIO
from pathlib import Path
from typing import List

from cozepy import AsyncCoze, AudioFormat, Coze, File
from typing_extensions import assert_type


def uploads(coze: Coze, folder: Path) -> List[File]:
    files = [coze.files.upload(file=path) for path in folder.iterdir()]
    files.append(coze.files.upload(file="weather.csv"))
    files.append(coze.files.upload(file=("weather.csv", b"city,rain")))
    files.append(coze.files.upload(file=BytesIO(b"city,rain")))
    with open("weather.csv", "rb") as opened:
        files.append(coze.files.upload(file=opened))
        files.append(coze.files.upload(file=("weather.csv", opened)))
    return files


async def uploads_async(coze: AsyncCoze, folder: Path) -> File:
    file = await coze.files.upload(file=folder / "weather.csv")
    assert_type(file, File)
    await coze.files.upload(file=("weather.csv", b"city,rain"))
    await coze.files.upload(file=BytesIO(b"city,rain"))
    return await coze.files.retrieve(file_id=file.id)


def spoken(coze: Coze, text: str) -> None:
    coze.audio.speech.create(input=text, voice_id="1").write_to_file("speech.mp3")
    transcription = coze.audio.transcriptions.create(file=Path("speech.mp3"))
    assert_type(transcription.text, str)


def cloned(coze: Coze) -> None:
    voice = coze.audio.voices.clone(
        voice_name="Ada", file=Path("speech.mp3"), audio_format=AudioFormat.MP3, language="en"
    )
    assert_type(voice.voice_id, str)
