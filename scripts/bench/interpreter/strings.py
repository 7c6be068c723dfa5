def run(n):
    text = ""
    for i in range(n):
        text += f"{i};"
    words = text.split(";")
    letters = 0
    for word in words:
        for letter in word:
            if letter == "7":
                letters += 1
    return [len(text), letters]


print(run(1000000))
